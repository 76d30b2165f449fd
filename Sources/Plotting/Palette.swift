/// The colours of the course: Okabe–Ito, one fixed colour per method name.
public enum Palette {
  /// The order in which nameless marks take their colours.
  public static let sequence: [Color] = [
    .blue, .vermilion, .green, .purple, .orange, .skyBlue, Color(0x8C564B), .gray,
  ]

  /// The same colour for the same name in every picture of the course.
  ///
  /// Names of methods are found whatever their case and whatever follows in brackets or behind a
  /// comma: "Adam", "adam" and "Adam (α = 0.01)" agree. Other names get a colour from their letters;
  /// inside one plot two such names never share a colour while there are free ones.
  public static func color(for name: String) -> Color {
    known(name) ?? sequence[fallbackIndex(name)]
  }

  /// `count` colours from dark to light blue-green, for a quantity that grows (rates, shots, depths).
  public static func ramp(_ count: Int) -> [Color] {
    (0..<count).map { ColorMap.ramp.color(at: count > 1 ? Double($0) / Double(count - 1) : 0.3) }
  }

  static func known(_ name: String) -> Color? {
    table[key(name)] ?? table[key(String(name.prefix { !"(,:–—=[".contains($0) }))]
  }

  static func fallbackIndex(_ name: String) -> Int {
    let hash = name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return Int((hash ^ (hash >> 29)) % 6)
  }

  private static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static let table: [String: Color] = {
    let groups: [(Color, String)] = [
      (
        .blue,
        "GD,gradient descent,full batch,full-batch GD,train,training,MAML,LSTM,RNN meta-learner"
      ),
      (.skyBlue, "SGD,stochastic gradient descent,FOMAML,first-order MAML,RNN,Thompson"),
      (.green, "Momentum,SGD momentum,heavy ball,test,Reptile,GRU,query,UCB"),
      (Color(0x8C564B), "Nesterov,ANIL,Meta-SGD,support"),
      (
        .orange,
        "RMSprop,validation,nearest neighbour,nearest neighbor,squared error,mean squared error"
      ),
      (.vermilion, "Adam,ProtoNet,Prototypical networks,cross-entropy,learned optimizer"),
      (.purple, "AdamW,fine-tuning,fine-tune,transfer,dropout"),
      (.gray, "random,random search,chance,baseline,from scratch,plain,no regularisation"),
      (
        .black,
        "Bayes,Bayes-optimal,optimal,exact,closed form,truth,true function,reference,Gittins"
      ),
    ]
    let pairs = groups.flatMap { color, names in
      names.split(separator: ",").map { (key(String($0)), color) }
    }
    return Dictionary(pairs) { first, _ in first }
  }()
}
