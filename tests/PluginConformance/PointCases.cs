using NebulaBench.Conformance.Points;
using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.PluginConformance;

/// <summary>Points as NUnit runs them: one test case each, named after it.</summary>
internal static class PointCases
{
    /// <summary>Runs the point of a name; what the component throws is left to NUnit, stack trace and all.</summary>
    public static void Run(IReadOnlyList<ConformancePoint> points, string name)
    {
        OneDnnKernels.UseCorrectKernels();
        ConformancePoint point = points.Single(point => point.Name == name);
        try
        {
            point.Run();
        }
        catch (NotApplicableException reason)
        {
            Assert.Ignore($"{reason.Message}.");
        }
        catch (ConformanceException broken)
        {
            Assert.Fail($"{broken.Message}. {point.Remedy}\n{broken.InnerException}");
        }
    }

    /// <summary>The names of a suite's points.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<ConformancePoint> points) => [.. points.Select(point => point.Name)];
}
