using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>The accuracy of a <see cref="LinearProbe"/> on all training labels, on a tenth and on a hundredth of them.</summary>
public sealed class LinearProbeAccuracy : IProbingMetric
{
    /// <summary>Over how many draws the probes with few labels are averaged.</summary>
    public const int FewLabelDraws = 5;

    private const string Probe = "Softmax classifier on latents standardized on the training part, fitted by L-BFGS to mean negative "
        + "log-likelihood + λ/2 ‖weights‖²; λ from {1, 0.1, …, 1e-6} by the accuracy on a fifth of the labels held out, then fitted on all";

    private const string Undefined =
        "A class that training does not know counts as wrong. "
        + "Undefined without labels, without test samples, and for a training part of one class.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "linear_probe_accuracy",
            Family = MetricFamily.Usefulness,
            Name = "Linear probe",
            Formula = $"share of test samples classified right. {Probe}",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            NeedsLabels = true,
            EdgeCases = Undefined,
            Citation = "Alain, Bengio (2017), Understanding intermediate layers using linear classifier probes",
        },
        new()
        {
            Id = "linear_probe_accuracy_10pct",
            Family = MetricFamily.Usefulness,
            Name = "Linear probe, 10 % of labels",
            Formula = $"as the linear probe, with a tenth of each class's labels, mean of {FewLabelDraws} seeded draws",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            NeedsLabels = true,
            EdgeCases = $"At least one label of each class; the latents are standardized on the whole training part. {Undefined}",
            Citation = "Hénaff et al. (2020), Data-efficient image recognition with contrastive predictive coding",
        },
        new()
        {
            Id = "linear_probe_accuracy_1pct",
            Family = MetricFamily.Usefulness,
            Name = "Linear probe, 1 % of labels",
            Formula = $"as the linear probe, with a hundredth of each class's labels, mean of {FewLabelDraws} seeded draws",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            NeedsLabels = true,
            EdgeCases = $"At least one label of each class; where a fifth held out is no label at all, λ = 1e-3. {Undefined}",
            Citation = "Hénaff et al. (2020), Data-efficient image recognition with contrastive predictive coding",
        },
    ];

    /// <inheritdoc/>
    public bool DependsOnOrder => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (LatentTable training, LatentTable test) = ClassifierHalves.From(input);
        var probe = new LinearProbe(training, test);
        return
        [
            ("linear_probe_accuracy", probe.Measure(input.Seeds)),
            ("linear_probe_accuracy_10pct", probe.MeasureFewLabels(0.1, FewLabelDraws, input.Seeds)),
            ("linear_probe_accuracy_1pct", probe.MeasureFewLabels(0.01, FewLabelDraws, input.Seeds)),
        ];
    }
}

/// <summary>
/// The linear probe: how many test samples a softmax classifier fitted on the training latents gets right. Latents are standardized on
/// the training part; the strength of the ridge is chosen on a fifth of the training labels held out, never on test, and the classifier
/// is then fitted again on all of them.
/// </summary>
public sealed class LinearProbe
{
    /// <summary>The strengths to choose from, strongest first; of equally good ones the strongest wins.</summary>
    public static readonly IReadOnlyList<double> Strengths = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

    private const double HeldOut = 0.2;

    private readonly int dimension;
    private readonly double[] trainingRows = [];
    private readonly double[] testRows = [];
    private readonly GroupIndex classes = GroupIndex.From([]);
    private readonly int[] testClasses = [];
    private readonly string? undefined;

    /// <summary>Takes the two parts; throws <c>NB5001</c> for latents that are not finite.</summary>
    public LinearProbe(LatentTable training, LatentTable test)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        FiniteValues.Require(training, "training latents");
        FiniteValues.Require(test, "test latents");
        if (training.Labels is not { } trainingLabels || test.Labels is not { } testLabels)
        {
            undefined = "the dataset has no labels";
            return;
        }
        classes = GroupIndex.From(trainingLabels);
        undefined = classes.Count < 2 ? "the training part has fewer than two classes"
            : test.Count == 0 ? "there are no test samples"
            : null;
        var standardizer = new Standardizer(training);
        dimension = training.Dimension;
        trainingRows = standardizer.Apply(training.Values);
        testRows = standardizer.Apply(test.Values);
        // A class that training does not know is never predicted.
        testClasses = Array.ConvertAll(testLabels, label => Math.Max(-1, Array.BinarySearch(classes.Ids, label)));
    }

    /// <summary>The accuracy on the test part after fitting on all training labels.</summary>
    public Score Measure(SeedStream seeds) => undefined is { } reason
        ? Score.Undefined(reason)
        : Accuracy([.. Enumerable.Range(0, classes.Members.Length)], seeds.Open("linear-probe"));

    /// <summary>
    /// The mean accuracy on the test part over several draws, each with a share of the training labels and at least one of each class.
    /// </summary>
    public Score MeasureFewLabels(double share, int draws, SeedStream seeds)
    {
        if (undefined is { } reason)
        {
            return Score.Undefined(reason);
        }
        double[] accuracies = new double[draws];
        Parallelism.For(0, draws, draw =>
        {
            RandomStream random = seeds.Open("few-labels", draw);
            accuracies[draw] = Accuracy(StratifiedDraw.Split(classes, share, atLeast: 1, random).Drawn, random);
        });
        return accuracies.Average();
    }

    private double Accuracy(int[] samples, RandomStream random)
    {
        (double strength, double[] parameters) = ChooseStrength(samples, random);
        Regression(samples).Fit(parameters, strength);
        return (double)SoftmaxRegression.CountRight(parameters, testRows, dimension, testClasses) / testClasses.Length;
    }

    /// <summary>The strength, and parameters near the optimum to start the fit on all samples from.</summary>
    private (double Strength, double[] Parameters) ChooseStrength(int[] samples, RandomStream random)
    {
        var drawn = GroupIndex.From(ClassesOf(samples));
        (int[] validation, int[] fit) = StratifiedDraw.Split(drawn, HeldOut, atLeast: 0, random);
        if (validation.Length == 0)
        {
            return (Strengths[Strengths.Count / 2], new double[classes.Count * (dimension + 1)]);
        }
        int[] held = [.. validation.Select(at => samples[at])];
        SoftmaxRegression regression = Regression([.. fit.Select(at => samples[at])]);
        double[] heldRows = RowsOf(held);
        int[] heldClasses = ClassesOf(held);
        // From strong to weak, each starting where the last ended. For the choice a coarse fit will do.
        double[] parameters = new double[regression.ParameterCount];
        (double Strength, double[] Parameters) best = (0, parameters);
        int mostRight = -1;
        foreach (double strength in Strengths)
        {
            regression.Fit(parameters, strength, tolerance: 1e-4);
            int right = SoftmaxRegression.CountRight(parameters, heldRows, dimension, heldClasses);
            if (right > mostRight)
            {
                mostRight = right;
                best = (strength, [.. parameters]);
            }
        }
        return best;
    }

    private SoftmaxRegression Regression(int[] samples) => new(RowsOf(samples), dimension, ClassesOf(samples), classes.Count);

    private int[] ClassesOf(int[] samples) => Array.ConvertAll(samples, sample => classes.Members[sample]);

    private double[] RowsOf(int[] samples)
    {
        double[] rows = new double[samples.Length * dimension];
        for (int at = 0; at < samples.Length; at++)
        {
            trainingRows.AsSpan(samples[at] * dimension, dimension).CopyTo(rows.AsSpan(at * dimension));
        }
        return rows;
    }
}
