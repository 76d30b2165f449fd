// Chapter 8: draw five characters once each, and see the trained network name the sixth; or drag the sixth towards one of the five.
// With: drawing
parts.prototypes = async (engine, figure, settings) => {
  await engine.weights('prototypes', (pointer, count) => engine.call.embeddingLoad(settings.channels, pointer, count))
  const [byNetwork, byPixels, kept, mixed] = [shares('by the network'), shares('by pixels'), state('prototypes'), engine.room(6 * 784)]

  // The ink of the sixth fades into that of another; where the six then stand.
  const blended = (pixels, all) => {
    const [aim, share] = [towards.read(), way.read() / 100]
    all[5].blend(all[aim], share)
    const numbers = [...engine.floats(pixels, 6 * 784)]
    for (let pixel = 0; pixel < 784; pixel++) numbers[5 * 784 + pixel] += share * (numbers[784 * aim + pixel] - numbers[5 * 784 + pixel])
    engine.floats(mixed, 6 * 784).set(numbers)
    return mixed
  }
  const answer = (pixels, version, all) => {
    const numbers = engine.numbers(20, (pointer) => engine.call.nearest(blended(pixels, all), pointer))
    const [distances, probabilities, , pixelProbabilities] = [0, 5, 10, 15].map((start) => numbers.slice(start, start + 5))
    const best = byNetwork.show(probabilities)
    const nearest = byPixels.show(pixelProbabilities)
    const where = way.read() ? `${way.read()} % of the way from the sixth drawing to ${towards.read() + 1}, the` : 'The'
    return `${where} network says ${best + 1} (${Math.round(100 * probabilities[best])} %; squared distances ${distances.map((d) => d.toFixed(1)).join(', ')}). `
      + `${best === nearest ? 'The nearest pixels agree.' : `The nearest pixels say ${nearest + 1}.`}`
  }
  const six = fiveCharacters(engine, kept, [byNetwork, byPixels], answer, () => [towards.read(), way.read()], () => { towards.set(3); way.set(0) })
  const [, aim = 3, share = 0] = kept.start ?? []
  const towards = choice('drag the sixth towards', ['1', '2', '3', '4', '5'], six.update)
  const way = slider('so far', { min: 0, max: 100, step: 1, value: share, written: (share) => `${share} %`, changed: six.update })
  towards.set(3)
  towards.set(aim)
  return [six.node, controls(towards, way), byNetwork.node, byPixels.node, controls(...six.buttons), six.say,
    note(settings.score, ' Your drawings go through the same pen as the chapter’s, and then its own ', code('prototypeByHand'), ', ', code('squaredDistanceByHand'), ' and ', code('probabilitiesByHand'), '.')]
}
