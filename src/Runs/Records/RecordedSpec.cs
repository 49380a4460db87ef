using System.Text.Json;
using NebulaBench.Comparisons;

namespace NebulaBench.Runs.Records;

/// <summary>What a run was asked to do. Options are kept as JSON: reading them needs no plugin.</summary>
public sealed record RecordedSpec
{
    /// <summary>The dataset.</summary>
    public required RecordedComponent Dataset { get; init; }

    /// <summary>The architecture.</summary>
    public required RecordedComponent Architecture { get; init; }

    /// <summary>The objective.</summary>
    public required RecordedComponent Objective { get; init; }

    /// <summary>
    /// The training that the objective asks for before its own, or null, as in older files; what came of it is a <see cref="RecordedStage"/>.
    /// </summary>
    public JsonElement? Pretraining { get; init; }

    /// <summary>The reconstruction, or null for the dataset's own.</summary>
    public RecordedComponent? Reconstruction { get; init; }

    /// <summary>The latent's width.</summary>
    public required int LatentDimension { get; init; }

    /// <summary>The run's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>How it is trained.</summary>
    public required JsonElement Training { get; init; }

    /// <summary>The share of the inputs' values set to zero while training; null for none, as in every run and in older files.</summary>
    public double? Corruption { get; init; }

    /// <summary>How it is measured.</summary>
    public required JsonElement Evaluation { get; init; }

    /// <summary>The metrics of plugins that were measured, or null for none, as in older files.</summary>
    public IReadOnlyList<RecordedComponent>? Metrics { get; init; }

    /// <summary>The dotted paths of options above that change no result; empty in older files.</summary>
    public IReadOnlyList<string> Incidental { get; init; } = [];
}

/// <summary>A dataset, architecture, objective or reconstruction as a run used it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What reports call it.</param>
/// <param name="Options">All of its options with their values.</param>
public sealed record RecordedComponent(string Id, string Label, JsonElement Options)
{
    /// <summary>The plugin that brought it, by its name among the run's plugins; null in older files.</summary>
    public string? Plugin { get; init; }

    /// <summary>The baseline that it brings; null where it is none, and in older files.</summary>
    public Baseline? Baseline { get; init; }
}

/// <summary>The training that went before a run.</summary>
/// <param name="Id">The stage's id: its folder's name under <c>stages</c>. Runs with the same one share it.</param>
/// <param name="Objective">The id of the objective it minimized.</param>
/// <param name="Epochs">Its epochs.</param>
/// <param name="Keep">What was taken over from it.</param>
/// <param name="Seconds">Seconds it took when it was trained, which is once for all runs that share it.</param>
/// <param name="Corruption">The share of the inputs' values that it set to zero; 0 in older files.</param>
public sealed record RecordedStage(string Id, string Objective, int Epochs, string Keep, double Seconds, double Corruption = 0);
