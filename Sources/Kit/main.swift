@preconcurrency import Foundation
import Notebook
import SystemCalls

StandardStream.prepare()
let status = KitCommand.start(Array(CommandLine.arguments.dropFirst()))
exit(StandardStream.closing(status, "kit", lost: ExitStatus.missing))
