@preconcurrency import Foundation
import Weaving
import SystemCalls

StandardStream.prepare()
let status = KitCommand.start(Array(CommandLine.arguments.dropFirst()))
exit(StandardStream.closing(status, "kit", lost: ExitStatus.missing))
