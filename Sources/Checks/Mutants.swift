@preconcurrency import Foundation

/// Which mutant of the reference runs, in the program that tries them; 0: the reference itself.
nonisolated(unsafe) public var mutant = 0

/// The main program that tries mutants of one reference, made by `./kit dev mutants`.
///
/// The arguments are the exercise and the mutants' numbers with commas. Writes a line for each before and after
/// its checks; whoever traps or does not come to an end in a second is the last one.
public func tryMutants(_ exercises: KeyValuePairs<String, () -> [Check]>) -> Never {
  let words = CommandLine.arguments
  guard words.count == 3, let checks = exercises.first(where: { $0.key == words[1] })?.value
  else { endWithUsage("exercise numbers") }
  setvbuf(stdout, nil, _IOLBF, 0)
  ResourceLimits.impose(computing: 600, wall: 1200)
  for number in words[2].split(separator: ",").compactMap({ Int($0) }) {
    print("\(number) begins")
    giveOneSecond()
    mutant = number
    let isKilled = checks().contains { $0.failure($0.ask()) != nil }
    print("\(number) \(isKilled ? "fails" : "passes")")
  }
  exit(0)
}

/// Of computing: then SIGPROF ends the process.
private func giveOneSecond() {
  var timer = itimerval()
  timer.it_value.tv_sec = 1
  #if canImport(Darwin)
    setitimer(ITIMER_PROF, &timer, nil)
  #else
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  #endif
}
