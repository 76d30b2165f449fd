/// Tasks that were drawn from one part of the data: making one notes their contents in the run's pools.
///
/// `testScore(_ model: Model, on tasks: TestTasks<[Episode]>)` cannot be called with anything else.
@dynamicMemberLookup
public struct Drawn<Role: Part, Value: Fingerprinted> {
  /// The tasks themselves.
  public let value: Value

  /// Tasks that serve this part from now on.
  public init(_ value: Value) {
    self.value = value
    Role.pool.note(value.fingerprints)
  }

  /// What the tasks themselves have.
  public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }
}

extension Drawn: Sendable where Value: Sendable {}

/// Tasks to learn from.
public typealias TrainingTasks<Value: Fingerprinted> = Drawn<TrainingPart, Value>
/// Tasks to choose by.
public typealias ValidationTasks<Value: Fingerprinted> = Drawn<ValidationPart, Value>
/// Tasks to be judged on at the end.
public typealias TestTasks<Value: Fingerprinted> = Drawn<TestPart, Value>
