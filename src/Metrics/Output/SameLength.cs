namespace NebulaBench.Metrics.Output;

/// <summary>Guards against outputs and targets that do not belong together.</summary>
internal static class SameLength
{
    public static void Require(int outputs, int targets)
    {
        if (outputs != targets || outputs == 0)
        {
            throw new ArgumentException($"Outputs and targets need one length above 0: there are {outputs} and {targets} values.");
        }
    }
}
