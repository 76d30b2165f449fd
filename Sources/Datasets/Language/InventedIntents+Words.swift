extension InventedIntents {
  /// What a conversation can be about.
  struct Domain {
    let name: String
    let nouns, details: [String]

    init(_ name: String, _ nouns: String, _ details: String) {
      self.name = name
      self.nouns = list(nouns)
      self.details = list(details).map { " " + $0 } + ["", ""]
    }
  }

  /// What one can want, and ways to say it; `*` is the noun.
  struct Wish {
    let name: String
    let ways: [String]

    init(_ name: String, _ ways: String) { (self.name, self.ways) = (name, list(ways)) }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: "|").map { Intent.plain(String($0)) }
  }

  static let wishes = [
    Wish(
      "order", "order a *|buy a *|get me a *|purchase one more *|i need a new *|sign me up for a *"),
    Wish(
      "cancel",
      "cancel the *|call off my *|drop the *|i no longer want the *|undo my *|get rid of the *"),
    Wish(
      "price",
      "how much is a *|what does the * cost|the price of a *|what must i pay for the *|is the * expensive"
    ),
    Wish(
      "find",
      "where is my *|find the *|i cannot see my *|locate a *|which way to the *|look up the nearest *"
    ),
    Wish(
      "repair",
      "my * is broken|fix the *|the * does not work|something is wrong with my *|mend a *|the * has a fault"
    ),
    Wish(
      "time",
      "when is the *|how long does the * take|at what hour is my *|until when is the * open|is the * late"
    ),
  ]

  static let domains = [
    Domain(
      "hotels", "room|suite|hotel bed|guest house", "near the lake|with a view|for two nights"),
    Domain(
      "trains", "train|express|railway ticket|night carriage",
      "to the north|with a window seat|over the border"),
    Domain(
      "music", "song|album|record by the band|melody",
      "with loud drums|from the sixties|for dancing"),
    Domain("kitchen", "oven|stove|frying pan|kettle", "for the soup|that heats fast|with a lid"),
    Domain(
      "garden", "lawn mower|watering can|hedge cutter|garden hose",
      "behind the shed|for the roses|in spring"),
    Domain("bank", "loan|savings account|cheque|deposit", "at the branch|with interest|in my name"),
    Domain(
      "phones", "phone|mobile|handset|smartphone", "with a big screen|on contract|without a charger"
    ),
    Domain(
      "doctors", "appointment with the doctor|check up|prescription|surgery visit",
      "for my knee|at the clinic|because of a cough"),
    Domain(
      "cars", "car|rental van|cabriolet|estate wagon",
      "with four doors|at the garage|with a full tank"),
    Domain(
      "school", "maths lesson|evening course|language class|lecture",
      "for beginners|with a teacher|in the big hall"),
    Domain(
      "cinema", "film|movie|seat in the cinema|screening",
      "with subtitles|in the back row|for children"),
    Domain(
      "mail", "parcel|letter|package|registered delivery", "from abroad|to my aunt|with a stamp"),
    Domain(
      "clothes", "coat|woollen jumper|pair of trousers|raincoat",
      "in a larger size|in dark green|for the winter"),
    Domain(
      "sports", "tennis court|football match|gym pass|swimming lane",
      "with my team|on grass|for the league"),
    Domain(
      "pets", "dog basket|cat food bowl|bird cage|aquarium",
      "for my puppy|with a soft blanket|for the parrot"),
    Domain(
      "library", "novel|library book|atlas|dictionary",
      "by that author|on the top shelf|with pictures"),
    Domain(
      "flights", "flight|plane ticket|boarding pass|airport transfer",
      "to the islands|with one stop|in business class"),
    Domain(
      "restaurants", "table for dinner|lunch menu|three course meal|pizza",
      "without meat|on the terrace|for my birthday"),
    Domain(
      "heating", "radiator|boiler|thermostat|heat pump",
      "in the cellar|against the frost|for hot water"),
    Domain(
      "bicycles", "bicycle|mountain bike|cycle with gears|tandem",
      "with a basket|for steep hills|with good brakes"),
  ]

  static let openings = [
    "*", "*", "please *", "could you help me: *", "hello, *", "* please", "i wanted to ask: *",
    "tell me, *", "one question: *", "good morning, *",
  ]

  static let details = [
    "", "", "", " today", " this week", " as soon as possible", " on monday", " again",
  ]

  static let topics = list(
    "moon|sea|meaning of dreams|old castle|wind|king of the forest|number seven|silence|rainbow|"
      + "history of bread|colour blue|shadow of a tree|sleeping volcano|art of waiting")

  static let musings = list(
    "why is there a *|who invented the *|do you like the *|i was thinking about the *|sing of the *|"
      + "what rhymes with the *|is the * alive|describe the *|what comes after the *")
}
