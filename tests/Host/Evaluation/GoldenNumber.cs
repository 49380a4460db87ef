using NUnit.Framework.Constraints;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>How near a golden number must be met.</summary>
public static class GoldenNumber
{
    /// <summary>1e-9 relative: plain arithmetic.</summary>
    public const double Exact = 1e-9;

    /// <summary>1e-6 relative: an iterative solver is inside.</summary>
    public const double Iterative = 1e-6;

    /// <summary>
    /// A constraint on a <see cref="double"/>. Golden zeros are sometimes the rounding of a difference (such as 5e-15), which no
    /// relative tolerance can meet: below 1e-12 the tolerance stays absolute.
    /// </summary>
    public static Constraint Near(double expected, double relative = Exact) =>
        Is.EqualTo(expected).Within(Math.Max(relative * Math.Abs(expected), 1e-12));

    /// <summary>Asserts a defined score near the golden number.</summary>
    public static void AssertNear(Score actual, double expected, string what, double relative = Exact)
    {
        Assert.That(actual.Value, Is.Not.Null, $"{what} is undefined: {actual.Reason}");
        Assert.That(actual.Value, Near(expected, relative), what);
    }
}
