using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using NebulaBench.Comparisons;
using NebulaBench.Host.Options;
using NebulaBench.Metrics.Options;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Configuration;

/// <summary>The keys of an experiment that are no components: they are bound like any options.</summary>
public sealed record ExperimentHeader
{
    private const string NameRule = "use at most 100 letters, digits, points, hyphens and underscores, a letter or digit first, no point last, "
        + "and none of the names that Windows keeps for devices, such as CON or COM1";

    // The name is a folder's, on any system.
    private const string NamePattern = @"(?!(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|[Cc][Oo][Mm][0-9]|[Ll][Pp][Tt][0-9])(?:\.|$))"
        + "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?";

    /// <summary>Whether a name is fit for an experiment's folder of runs.</summary>
    public static bool IsName(string name) => Regex.IsMatch(name, $"^(?:{NamePattern})$");

    /// <summary>The experiment's name.</summary>
    [Description("The experiment's name, which is also the name of its folder of runs.")]
    [RegularExpression(NamePattern, ErrorMessage = NameRule)]
    public required string Name { get; init; }

    /// <summary>What the experiment is for.</summary>
    [Description("What the experiment is for; shown in reports.")]
    public string? Description { get; init; }

    /// <summary>The latent's width.</summary>
    [Description("The latent's width.")]
    [Range(1, 65_536)]
    public required int LatentDimension { get; init; }

    /// <summary>The seeds; one, 0, unless written.</summary>
    [Description("One run of everything for each seed.")]
    [MinLength(1)]
    [Range(0, long.MaxValue)]
    public IReadOnlyList<long> Seeds { get; init; } = [0];

    /// <summary>What becomes of pairs that do not fit together; a mistake unless written.</summary>
    [Description("What becomes of a dataset and an architecture or objective of these lists that do not fit together: refuse the experiment, or "
        + "leave the pair out. A component that fits nothing is refused either way.")]
    public IncompatiblePairs Incompatible { get; init; }

    /// <summary>The rows that keep the comparison honest; all unless written.</summary>
    [Description("Rows that every comparison should have beside its own: raw (principal components of the samples, no encoder), untrained, ae and "
        + "vae (each architecture with these objectives); [] for none. Rows that the experiment names itself are not added.")]
    public IReadOnlyList<Baseline> Baselines { get; init; } =
        [Baseline.Raw, Baseline.Untrained, Baseline.Ae, Baseline.Vae];

    /// <summary>How models are trained.</summary>
    [Description("How models are trained.")]
    public TrainingOptions Training { get; init; } = new();

    /// <summary>How models are measured.</summary>
    [Description("How models are measured.")]
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>What other programs are told of runs.</summary>
    [Description("What other programs are told of runs; no result depends on it.")]
    public TrackingOptions Tracking { get; init; } = new();
}
