import Notebook

/// Name, bounds and default of every hyperparameter.
func hyperparameterRows() -> [[String]] {
  Hyperparameter.allCases.map { knob in
    [knob.label]
      + [knob.bounds.low, knob.bounds.high, knob.value(in: defaultSetting)]
      .map { $0.written(.significant(2)) }
  }
}

/// Every hyperparameter's name, and its value in each setting.
func settingRows(_ settings: [[Float]]) -> [[String]] {
  Hyperparameter.allCases.map { knob in
    [knob.label] + settings.map { knob.value(in: $0).written(.significant(2)) }
  }
}
