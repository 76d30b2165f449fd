import Foundation

/// A wave that may be the one whose points are read.
struct PossibleWave {
  let amplitude, phase: Double

  func callAsFunction(_ x: Double) -> Double { amplitude * sin(x - phase) }
}

/// Waves on a square grid over all amplitudes 0.1…5 and phases 0…π.
func waveGrid(_ cells: Int) -> [PossibleWave] {
  func middle(_ cell: Int) -> Double { (Double(cell) + 0.5) / Double(cells) }
  return (0..<cells * cells).map { index in
    PossibleWave(
      amplitude: 0.1 + 4.9 * middle(index / cells), phase: .pi * middle(index % cells))
  }
}
