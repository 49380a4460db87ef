using System.Text.Json.Serialization;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Records;

/// <summary>A training that goes before runs, as <c>stage.json</c> tells it.</summary>
public sealed record StageRecord
{
    /// <summary>The version of this file's layout that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of this file's layout.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The stage's id, which is its folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for; how runs are measured has no part in it.</summary>
    public required RecordedSpec Spec { get; init; }

    /// <summary>The content hash of the data.</summary>
    public required string Data { get; init; }

    /// <summary>The program and the machine.</summary>
    public required RecordedEnvironment Environment { get; init; }

    /// <summary>Seconds that the training took.</summary>
    public required double Seconds { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>Length and hash of the weights.</summary>
    public required RecordedFile Weights { get; init; }
}
