@preconcurrency import Foundation

setvbuf(stdout, nil, _IOLBF, 0)
exit(KitCommand.start(Array(CommandLine.arguments.dropFirst())))
