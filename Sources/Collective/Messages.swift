import Engine

#if MPI
  import Foundation
  import MPI
  import SystemCalls

  /// MPI, as far as it is needed: two ranks one after the other, one rank to all, all to all.
  struct Messages: Sendable {
    let rank, size: Int

    static let world = Messages()

    /// Only where somebody started several: alone, MPI would start helpers of its own.
    private init() {
      var (rank, size): (Int32, Int32) = (0, 1)
      if Launch.isShared { mpi_begin(&rank, &size) }
      (self.rank, self.size) = (Int(rank), Int(size))
    }

    /// MPI is used by the thread that began it.
    static var canTravel: Bool { Thread.isMainThread }

    static func send(_ bytes: UnsafeRawBufferPointer, to rank: Int) {
      mpi_send(bytes.baseAddress, length(bytes.count), Int32(rank))
    }

    static func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) {
      mpi_receive(bytes.baseAddress, length(bytes.count), Int32(rank))
    }

    static func broadcast(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) {
      mpi_broadcast(bytes.baseAddress, length(bytes.count), Int32(rank))
    }

    /// Everybody's bytes, in the order of the ranks.
    static func gather(_ own: [UInt8]) -> [UInt8] {
      let size = world.size
      var counts = [Int32](repeating: 0, count: size)
      let (one, ones) = (Int32(MemoryLayout<Int32>.size), [Int32](repeating: 4, count: size))
      let four = (0..<Int32(size)).map { $0 * one }
      mpi_gather([length(own.count)], one, &counts, ones, four)
      var (places, end): ([Int32], Int) = ([], 0)
      for count in counts {
        places.append(length(end))
        end += Int(count)
      }
      var all = [UInt8](repeating: 0, count: end)
      mpi_gather(own, length(own.count), &all, counts, places)
      return all
    }

    /// MPI counts in 32 bits.
    private static func length(_ count: Int) -> Int32 {
      require(count <= Int(Int32.max), "Collective: a message cannot have \(count) bytes")
      return Int32(count)
    }
  }
#else
  /// One process, which never has anybody to speak to.
  struct Messages: Sendable {
    let rank = 0
    let size = 1

    static let world = Messages()
    static var canTravel: Bool { false }

    static func send(_ bytes: UnsafeRawBufferPointer, to rank: Int) {}
    static func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) {}
    static func broadcast(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) {}
    static func gather(_ own: [UInt8]) -> [UInt8] { own }
  }
#endif
