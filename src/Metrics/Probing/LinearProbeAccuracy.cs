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
        (LatentTable training, LatentTable test) = Parts.From(input);
        var probe = new LinearProbe(training, test);
        return
        [
            ("linear_probe_accuracy", probe.Measure(input.Seeds)),
            ("linear_probe_accuracy_10pct", probe.MeasureFewLabels(0.1, FewLabelDraws, input.Seeds)),
            ("linear_probe_accuracy_1pct", probe.MeasureFewLabels(0.01, FewLabelDraws, input.Seeds)),
        ];
    }
}
