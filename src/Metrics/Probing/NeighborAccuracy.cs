using System.Globalization;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// The accuracy of the k-nearest-neighbor classifier: every neighbor has one vote, of classes with equally many votes the lowest wins.
/// </summary>
/// <param name="neighbors">For which numbers of neighbors; 1, 5 and 20 if not given.</param>
/// <param name="limits">From how many samples, training and test together, on it is estimated; null for the usual limits.</param>
public sealed class NeighborAccuracy(IReadOnlyList<int>? neighbors = null, SampleLimits? limits = null) : IProbingMetric
{
    private readonly IReadOnlyList<int> neighbors = neighbors ?? new EvaluationOptions().Neighbors;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "knn_accuracy_k*",
            Family = MetricFamily.Usefulness,
            Name = "k-NN accuracy",
            Formula = "share of test samples whose label is the commonest among the k nearest training latents (Euclidean, one vote each)",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            NeedsLabels = true,
            ReferenceName = "knn_train_first_half_test_second.k*",
            EdgeCases = "Of classes with equally many votes the lowest wins, of equally near latents the first. "
                + "Exact for up to 50,000 samples, training and test together, and for up to 10,000 test samples; otherwise 10,000 of the test samples, drawn by the "
                + "seed in proportion to the classes, are classified, and the standard error is given. Undefined without labels, without test samples, and for more neighbors than training samples.",
            Citation = "Cover, Hart (1967), Nearest neighbor pattern classification",
            Version = 2,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (LatentTable training, LatentTable test) = ClassifierHalves.From(input);
        return [.. neighbors.Zip(Measure(training, test, neighbors, input.Seeds, limits), (k, score) => (Key(k), score))];
    }

    /// <summary>The accuracy on the test table for each number of neighbors, in their order.</summary>
    /// <param name="training">The latents whose labels vote.</param>
    /// <param name="test">The latents that are classified.</param>
    /// <param name="neighbors">The numbers of neighbors.</param>
    /// <param name="seeds">Where the draw gets its seed from, of many samples.</param>
    /// <param name="limits">From how many samples on the accuracy is estimated; null for the usual limits.</param>
    public static IReadOnlyList<Score> Measure(
        LatentTable training, LatentTable test, IReadOnlyList<int> neighbors, SeedStream seeds = default, SampleLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(neighbors);
        if (training.Labels is not { } trainingLabels || test.Labels is not { } testLabels)
        {
            return [.. neighbors.Select(_ => Score.Undefined("the dataset has no labels"))];
        }
        FiniteValues.Require(training, "training latents");
        FiniteValues.Require(test, "test latents");
        int most = neighbors.Where(k => k <= training.Count).DefaultIfEmpty(0).Max();
        if (most == 0 || test.Count == 0)
        {
            return [.. neighbors.Select(k => WhyUndefined(k, training, test))];
        }
        var classes = GroupIndex.From(trainingLabels);
        limits ??= new SampleLimits();
        DrawnSamples? drawn = training.Count + test.Count <= limits.Exact
            ? null
            : DrawnSamples.From(GroupIndex.From(testLabels), limits with { Exact = limits.Drawn }, seeds.Open("knn-accuracy"));
        LatentTable classified = drawn is null ? test : test.Take(drawn.Rows);
        var found = NearestNeighbors.Find(classified.Values, training.Values, training.Dimension, most);
        return [.. neighbors.Select(k => k > most ? WhyUndefined(k, training, test) : Accuracy(found, classes, classified.Labels!, k, drawn))];
    }

    private static string Key(int neighbors) => string.Create(CultureInfo.InvariantCulture, $"knn_accuracy_k{neighbors}");

    private static Score WhyUndefined(int neighbors, LatentTable training, LatentTable test) => Score.Undefined(
        test.Count == 0 ? "there are no test samples" : $"{neighbors} neighbors are more than {training.Count} training samples");

    private static Score Accuracy(NearestNeighbors found, GroupIndex classes, int[] testLabels, int neighbors, DrawnSamples? drawn)
    {
        double[] right = new double[testLabels.Length];
        int[] votes = new int[classes.Count];
        for (int sample = 0; sample < testLabels.Length; sample++)
        {
            Array.Clear(votes);
            foreach (int row in found.Of(sample)[..neighbors])
            {
                votes[classes.Members[row]]++;
            }
            // The first of the largest: classes are in ascending order.
            right[sample] = classes.Ids[Array.IndexOf(votes, votes.Max())] == testLabels[sample] ? 1 : 0;
        }
        if (drawn is null)
        {
            return right.Sum() / testLabels.Length;
        }
        (double mean, double error) = drawn.Estimate(right);
        return Score.Estimated(mean, error);
    }
}
