using System.Text.RegularExpressions;
using NebulaBench.Errors;

namespace NebulaBench.Runs.Records;

/// <summary>Why a run did not finish.</summary>
/// <param name="Code">The error's code, <c>NB0000</c> for a defect of the suite.</param>
/// <param name="Message">What happened, one line.</param>
public sealed record RecordedError(string Code, string Message)
{
    /// <summary>The last lines that the run's process wrote, where it died; null elsewhere.</summary>
    public IReadOnlyList<string>? Log { get; init; }

    /// <summary>Records a failure.</summary>
    public static RecordedError From(Exception failure) => failure is NebulaException known
        ? new RecordedError(known.Code, OneLine(Text(known)))
        : new RecordedError("NB0000", OneLine(WithoutFrames($"{failure.GetType().Name}: {Message(failure)}")));

    // Exceptions of plugins may have no message, or throw when they are asked for it.
    private static string Message(Exception failure)
    {
        try
        {
            return failure.Message ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }

    // libtorch's own messages go on with a trace of the native stack: addresses, and paths of this machine.
    private static string WithoutFrames(string text) => Regex.Split(text, @"(^|\n)\s*(Exception raised from |frame #\d)")[0].TrimEnd();

    private static string Text(NebulaException known) =>
        string.Join(' ', new[] { known.Where is null ? known.What : $"{known.Where}: {known.What}", known.Remedy }.OfType<string>());

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
