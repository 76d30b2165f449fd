import Testing

import Notebook

@Suite struct ChapterSourceTests {
  let source = ChapterSource(
    """
    //: # 1 · Title
    //: words

    //: more words
    import Notebook

    let chapter = Chapter("x")
    let secret = 1  // hide

    //: ## Two
    cell("first")

    print(1)

    cell("second")
    print(2)
    //:
    //: end
    """)

  @Test func cutsProseAndCells() {
    #expect(
      source.chunks.map(\.id) == ["prose-1", "code-1", "prose-2", "first", "second", "prose-3"])
    #expect(source.chunks.map(\.anchor) == [nil, nil, nil, 11, 15, nil])
    #expect(source.title == "1 · Title")
  }

  @Test func proseKeepsItsLinesAndBlankLines() throws {
    try #require(source.chunks.count == 6)
    #expect(source.chunks[0].text == "# 1 · Title\nwords\n\nmore words")
    #expect(source.chunks[0].lines.map(\.number) == [1, 2, 3, 4])
    #expect(source.chunks[5].text == "end")
  }

  @Test func hiddenLinesAreNotShown() throws {
    try #require(source.chunks.count == 6)
    #expect(source.chunks[1].shownText == "import Notebook\n\nlet chapter = Chapter(\"x\")")
    #expect(source.chunks[3].shownText == "print(1)")
  }

  @Test func findsTheProseThatLeadsToACell() {
    #expect(source.prose(before: "first").map(\.id) == ["prose-1", "prose-2"])
    #expect(source.prose(before: "second").isEmpty)
    #expect(source.closingProse.map(\.id) == ["prose-3"])
  }

  @Test func findsTheCellOfALine() {
    #expect(source.cell(at: 13)?.id == "first")
    #expect(source.cell(at: 16)?.id == "second")
    #expect(source.cell(at: 7)?.id == "code-1")
    #expect(source.cell(at: 1) == nil)
  }
}
