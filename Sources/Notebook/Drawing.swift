import Foundation
import Plotting
import SystemCalls
import Weaving

extension Session {
  /// What a drawing left in the plots folder.
  struct Drawn {
    /// The file for each media type, by name.
    var files: [String: String]
    /// The picture for a telephone.
    var narrow: String?
    var chart = ""
    var width: Int?
    var height: Int?
  }

  /// Draws into the plots folder, and shows the picture in the running cell.
  func draw(
    _ name: String, alt: String, isCover: Bool, line: Int, _ draw: (String) throws -> Drawn
  ) {
    locked {
      guard isActive else { return }
      checkPicture(name, alt: alt, line: line)
      guard isWriter else { return }
      guard let drawn = drawing(name, line: line, draw) else { return keepWords(alt, line: line) }
      var event = Event(.display, line: line)
      event.display = Event.Display(
        alt: alt, plain: alt,
        files: drawn.files.mapValues(Session.inPlots), width: drawn.width, height: drawn.height,
        isCover: isCover ? true : nil)
      event.display?.narrow = drawn.narrow.map(Session.inPlots)
      emit(event)
      let path = event.display?.picture.map { "\(folder)/\($0)" } ?? ""
      progressDisplay.whileHidden { narrator?.picture(path, chart: drawn.chart) }
    }
  }

  /// A picture's path from the chapter's output folder.
  private static func inPlots(_ path: String) -> String {
    "plots/" + (path as NSString).lastPathComponent
  }

  /// Without gnuplot a run keeps its words and numbers; anything else that is wrong ends it.
  private func drawing(_ name: String, line: Int, _ draw: (String) throws -> Drawn) -> Drawn? {
    do {
      return try draw(folder + "/plots")
    } catch PlottingError.gnuplotMissing {
      tellHowToInstallGnuplot()
      return nil
    } catch let error as PlottingError {
      if case .unwritable = error { stop("\(error)", line: line, code: ExitStatus.missing) }
      stop("\(chapter), plot \"\(name)\": \(error)", line: line, code: ExitStatus.trapped)
    } catch {
      stop("\(chapter), plot \"\(name)\": \(error)", line: line, code: ExitStatus.trapped)
    }
  }

  private func tellHowToInstallGnuplot() {
    guard !hasToldHowToInstallGnuplot else { return }
    hasToldHowToInstallGnuplot = true
    progressDisplay.whileHidden {
      StandardStream.error.write("\(PlottingError.gnuplotMissing)\n")
    }
  }

  private func keepWords(_ alt: String, line: Int) {
    var event = Event(.display, line: line)
    event.display = Event.Display(alt: alt, plain: "[no picture] \(alt)")
    emit(event)
    progressDisplay.whileHidden { narrator?.aside("[no picture] \(alt)") }
  }

  private func checkPicture(_ name: String, alt: String, line: Int) {
    let place = "\(chapter), main.swift:\(line)"
    if alt.isBlank {
      stop(
        "\(place): plot \"\(name)\" has no alt: text; say in a sentence what it shows.",
        line: line, code: ExitStatus.trapped)
    }
    if let earlier = pictureLines[name] {
      stop(
        "\(place): a plot called \"\(name)\" was already drawn at main.swift:\(earlier); "
          + "give each its own name.", line: line, code: ExitStatus.trapped)
    }
    pictureLines[name] = line
  }
}
