test:
	swift test -c release
