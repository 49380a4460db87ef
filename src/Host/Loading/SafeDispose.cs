using NebulaBench.Errors;

namespace NebulaBench.Host.Loading;

/// <summary>Frees what a component has made: one whose <c>Dispose</c> throws must cost neither its own finished run nor another.</summary>
internal static class SafeDispose
{
    /// <summary>Disposes of an object; a failure is only told.</summary>
    /// <param name="thing">The object, or null.</param>
    /// <param name="tell">Takes a sentence.</param>
    public static void For(IDisposable? thing, Action<string> tell)
    {
        try
        {
            thing?.Dispose();
        }
        catch (Exception failure)
        {
            tell($"warning: Dispose of {thing!.GetType().FullName} failed: {FailureText.For(failure)}");
        }
    }
}
