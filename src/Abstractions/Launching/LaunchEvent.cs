using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NebulaBench.Launching;

/// <summary>Something that happened to a run or a worker; on a worker's standard output, one line of JSON.</summary>
public sealed record LaunchEvent
{
    private static readonly JsonSerializerOptions Line = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<LaunchEventKind>(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What happened.</summary>
    public required LaunchEventKind Event { get; init; }

    /// <summary>The run's number, or null where it is about a worker.</summary>
    public int? Run { get; init; }

    /// <summary>Words for the user, one line.</summary>
    public string? Text { get; init; }

    /// <summary>How much of the run is done, from 0 to 1.</summary>
    public double? Done { get; init; }

    /// <summary>How the run stands at its end: <c>finished</c>, <c>failed</c>, <c>diverged</c>, <c>running</c> (elsewhere).</summary>
    public string? Status { get; init; }

    /// <summary>Whether it had been finished before.</summary>
    public bool? Reused { get; init; }

    /// <summary>Seconds by what they were spent on.</summary>
    public IReadOnlyDictionary<string, double>? Seconds { get; init; }

    /// <summary>The last lines of a lost run's worker.</summary>
    public IReadOnlyList<string>? Log { get; init; }

    /// <summary>The event as one line of JSON.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Line);

    /// <summary>Reads an event; null where the line is none.</summary>
    /// <param name="line">A line of a worker's output.</param>
    public static LaunchEvent? Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<LaunchEvent>(line, Line) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
