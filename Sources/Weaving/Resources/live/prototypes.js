// Chapter 8: draw five characters once each, and see the trained network name the sixth.
// With: drawing
parts.prototypes = async (engine, figure, settings) => {
  await engine.weights('prototypes', (pointer, count) => engine.call.embeddingLoad(settings.channels, pointer, count))
  const [byNetwork, byPixels] = [shares('by the network'), shares('by pixels')]
  const six = fiveCharacters(engine, state('prototypes'), [byNetwork, byPixels], (pixels) => {
    const numbers = engine.numbers(20, (pointer) => engine.call.nearest(pixels, pointer))
    const [distances, probabilities, , pixelProbabilities] = [0, 5, 10, 15].map((start) => numbers.slice(start, start + 5))
    const best = byNetwork.show(probabilities)
    const nearest = byPixels.show(pixelProbabilities)
    return `The network says ${best + 1} (${Math.round(100 * probabilities[best])} %; squared distances ${distances.map((d) => d.toFixed(1)).join(', ')}). `
      + `${best === nearest ? 'The nearest pixels agree.' : `The nearest pixels say ${nearest + 1}.`}`
  })
  return [six.node, byNetwork.node, byPixels.node, controls(...six.buttons), six.say,
    note(settings.score, ' Your drawings go through the same pen and the same ', code('prototypes'), ' as the chapter’s.')]
}
