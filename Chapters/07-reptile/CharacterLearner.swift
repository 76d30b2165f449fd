import Datasets
import Engine
import Learning

typealias CharacterLearner = Reptile<ConvolutionalClassifier, Adam>

/// The cross-entropy of a minibatch, normalised by the minibatch's own statistics.
func characterLoss(_ network: ConvolutionalClassifier, _ batch: LabelledImages) -> Tensor {
  crossEntropy(network(batch.images, statistics: .batch), batch.labels)
}
