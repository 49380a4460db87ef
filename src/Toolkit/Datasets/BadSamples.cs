using NebulaBench.Errors;

namespace NebulaBench.Toolkit.Datasets;

/// <summary>Reports all samples that cannot be used at once. A building block for datasets.</summary>
public static class BadSamples
{
    /// <summary>The remedy of datasets that have the option <c>on_bad_sample</c>.</summary>
    public const string MendOrSkip = "Mend them or take them out, or go on without them by on_bad_sample: skip.";

    private const int Shown = 20;

    /// <summary>The error that names them, the first twenty one by one.</summary>
    /// <param name="code">The dataset's own error code.</param>
    /// <param name="bad">Where each is and what is wrong with it, a sentence each; at least one.</param>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="remedy">What would help.</param>
    public static NebulaException Error(string code, IReadOnlyCollection<string> bad, string dataset, string remedy = MendOrSkip)
    {
        ArgumentNullException.ThrowIfNull(bad);
        string count = bad.Count == 1 ? "1 sample cannot be used" : FormattableString.Invariant($"{bad.Count} samples cannot be used");
        IEnumerable<string> lines = bad.Take(Shown).Select(line => $"\n  {line}");
        string rest = bad.Count > Shown ? FormattableString.Invariant($"\n  … and {bad.Count - Shown} more.") : "";
        return new NebulaException(code, $"{count}:{string.Concat(lines)}{rest}\n", $"dataset {dataset}", remedy);
    }
}
