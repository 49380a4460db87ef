using NebulaBench.Datasets;
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

    /// <exception cref="ConformanceException">The component says that it does not fit the data that it is tried on.</exception>
    public static void Fits(Compatibility fit, string data) => That(fit.IsGood, $"{data}: Supports says: {fit.Reason}");

    /// <exception cref="ConformanceException">It has another shape.</exception>
    public static void Shape(torch.Tensor actual, IEnumerable<long> expected, string what)
    {
        long[] axes = [.. expected];
        That(actual.shape.SequenceEqual(axes), $"{what} has the shape {Text(actual.shape)}, not {Text(axes)}");
    }

    /// <exception cref="ConformanceException">A value is infinite or no number.</exception>
    public static void Finite(torch.Tensor actual, string what) =>
        That(actual.isfinite().all().ToBoolean(), $"{what} is not finite");

    /// <summary>Whether two tensors of one shape have the same values, to the last bit.</summary>
    public static bool Same(torch.Tensor one, torch.Tensor other) => one.eq(other).all().ToBoolean();

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
