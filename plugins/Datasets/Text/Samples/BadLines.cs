using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>Reports all samples that cannot be used at once.</summary>
internal static class BadLines
{
    private const int Shown = 20;

    /// <summary>The error that names them.</summary>
    /// <param name="bad">At least one.</param>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="remedy">What would help.</param>
    public static NebulaException Error(IReadOnlyList<BadLine> bad, string dataset, string remedy)
    {
        string count = bad.Count == 1 ? "1 sample cannot be used" : $"{bad.Count} samples cannot be used";
        IEnumerable<string> lines = bad.Take(Shown).Select(line => $"\n  {line}.");
        string rest = bad.Count > Shown ? $"\n  … and {bad.Count - Shown} more." : "";
        return new NebulaException(
            "NB3140",
            $"{count}:{string.Concat(lines)}{rest}\n",
            $"dataset {dataset}",
            remedy);
    }
}
