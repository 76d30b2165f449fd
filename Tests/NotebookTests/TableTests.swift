import Testing

import Notebook

@Test("Columns are as wide as their widest cell, numbers stand right, short rows are filled up")
func tableInTheTerminal() {
  let rows = [["GD", "12345"], ["Momentum", "7"], ["x"]]
  let table = TextTable(header: ["rule", "steps"], rows: rows)
  #expect(
    table.plain == """
      rule      steps
      --------  -----
      GD        12345
      Momentum      7
      x

      """)
}

@Test(
  "A column of numbers stands right also where one of them is not there",
  arguments: ["", "–", "−1"])
func tableWithoutANumber(cell: String) {
  let table = TextTable(header: ["rule", "steps"], rows: [["GD", "12"], ["Newton", cell]])
  #expect(table.markdown.contains("| --- | ---: |"))
}

@Test("Text in a table means nothing but itself")
func tableAsMarkdown() {
  let table = TextTable(header: ["a|b", "n"], rows: [["*x* $y$ `z` {{w}}", "-1.5"]])
  #expect(
    table.markdown == """
      | a\\|b | n |
      | --- | ---: |
      | \\*x\\* \\$y\\$ \\`z\\` \\{\\{w\\}\\} | \\-1.5 |

      """)
}

@Test func numbersInAStyle() {
  #expect(Float(0.25).written(.decimals(3)) == "0.250")
  #expect(1234.5.written(.significant(2)) == "1200")
}

@Test(
  "A number in single precision is written as it was set",
  arguments: ["0.4", "0.1", "0.004", "1e-06"])
func singlePrecision(text: String) {
  #expect(Float(text)!.written(.shortest) == text && Double(text)!.written(.shortest) == text)
  #expect(Float(text)!.decimal == Double(text)!)
}
