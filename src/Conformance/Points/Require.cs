using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Conformance.Points;

/// <summary>What checks are written with.</summary>
internal static class Require
{
    /// <exception cref="ConformanceException">It does not hold.</exception>
    public static void That(bool holds, string cause)
    {
        if (!holds)
            throw new ConformanceException(cause);
    }

    /// <exception cref="ConformanceException">It has another shape.</exception>
    public static void Shape(torch.Tensor actual, IEnumerable<long> expected, string what)
    {
        long[] axes = [.. expected];
        That(actual.shape.SequenceEqual(axes), $"{what} has the shape {Text(actual.shape)}, not {Text(axes)}");
    }

    /// <exception cref="ConformanceException">A value is infinite or no number.</exception>
    public static void Finite(torch.Tensor actual, string what) =>
        That(actual.isfinite().all().ToBoolean(), $"{what} is not finite");

    /// <exception cref="ConformanceException">They differ by more than rounding.</exception>
    public static void Close(torch.Tensor actual, torch.Tensor expected, double tolerance, string cause)
    {
        double difference = (actual - expected).abs().max().ToDouble();
        That(difference <= tolerance, FormattableString.Invariant($"{cause} (by {difference:0.###e+0})"));
    }

    /// <summary>Does something with the component; what is wrong is said with its place.</summary>
    public static void At(string place, Action action)
    {
        try
        {
            action();
        }
        catch (ConformanceException broken)
        {
            throw new ConformanceException($"{place}: {broken.Message}", broken.InnerException);
        }
        catch (Exception failure) when (failure is not (NotApplicableException or NebulaException))
        {
            throw new ConformanceException($"{place}: {ConformancePoint.Threw(failure)}", failure);
        }
    }

    private static string Text(long[] axes) => $"[{string.Join(", ", axes)}]";
}
