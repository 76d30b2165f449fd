import Engine
import Learning

/// The listener as a page carries it: the tables of both spaces have a row for each feature of a census, in its order,
/// of whole numbers from −127 to 127, so that a packed number takes a byte. Rows are brought to length 1 later, so a
/// table's scale says nothing.
struct PackedListener: Module {
  var listener: SentenceEncoder
  var company, familiar: Tensor

  init(_ listener: SentenceEncoder, _ spaces: Spaces, of census: Census) {
    self.listener = listener
    company = inSteps(spaces.company.vectors(census.features))
    familiar = inSteps(spaces.familiar.vectors(census.features))
  }

  /// One that knows nothing, of the same size.
  init(features: Int, company: Int, familiar: Int, using generator: inout Generator) {
    listener = SentenceEncoder(.all, using: &generator)
    self.company = .zeros([features, company])
    self.familiar = .zeros([features, familiar])
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    listener.visitParameters(visit)
    visit(&company)
    visit(&familiar)
  }

  var parameterNames: [String] {
    listener.parameterNames(in: "listener") + ["company", "familiar"]
  }

  func spaces(of census: Census) -> Spaces {
    Spaces(company: Space(census.features, company), familiar: Space(census.features, familiar))
  }
}

/// Numbers to whole ones, the largest to ±127.
private func inSteps(_ table: Tensor) -> Tensor {
  let numbers = table.scalars
  let largest = numbers.reduce(1e-12) { max($0, abs($1)) }
  return Tensor(numbers.map { ($0 * 127 / largest).rounded() }, shape: table.shape)
}
