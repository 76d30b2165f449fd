//: # 14.2 · The nearest mean, when classes are uneven
//:
//: A support of pictures as lists of numbers, with the number of the class of each, 0 … `way` − 1; in any order, and some
//: classes have more examples than others. Return the class whose **mean** has the smallest squared distance to the query.
//: The query alone is asked: nothing of other queries may enter. Every class has at least one example.
//:
//: `nearestMeanAnswer([4], support: [[3], [4], [5], [9]], labels: [0, 0, 0, 1], way: 2)` is 0: the means are 4 and 9.
//:
//: Check it: `./kit check 14.2`. Stuck? `./kit hint 14.2`.
import Checks

/// The class whose mean is nearest to a query.
func nearestMeanAnswer(
  _ query: [Double], support: [[Double]], labels: [Int], way: Int
) -> Int {
  // TODO(14.2): your lines go here, instead of the next one.
  todo("14.2")
}
