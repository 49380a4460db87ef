using NebulaBench.Errors;

namespace NebulaBench.Conformance.Points;

/// <summary>One thing that a component must do, and how to see whether it does.</summary>
/// <param name="name">What holds where it is kept, such as <c>gradients reach every parameter</c>.</param>
/// <param name="remedy">What the component must do, one sentence.</param>
/// <param name="check">Looks; throws where it is not kept.</param>
public sealed class ConformancePoint(string name, string remedy, Action check)
{
    /// <summary>What holds where it is kept.</summary>
    public string Name => name;

    /// <summary>What the component must do.</summary>
    public string Remedy => remedy;

    /// <summary>Whether nothing else can be looked at where this fails.</summary>
    public bool IsBasic { get; init; }

    /// <summary>Looks.</summary>
    /// <exception cref="ConformanceException">It is not kept.</exception>
    /// <exception cref="NotApplicableException">It says nothing about this component.</exception>
    public void Run() => check();

    /// <summary>Looks, whatever the component throws.</summary>
    public Finding Find()
    {
        try
        {
            check();
            return new Finding(name, Outcome.Pass);
        }
        catch (NotApplicableException reason)
        {
            return new Finding(name, Outcome.Skip, reason.Message);
        }
        catch (ConformanceException broken)
        {
            return new Finding(name, Outcome.Fail, broken.Message, remedy) { Failure = broken.InnerException };
        }
        catch (NebulaException mistake)
        {
            return new Finding(name, Outcome.Fail, OneLine(mistake.What), mistake.Remedy ?? remedy) { Failure = mistake };
        }
        catch (Exception failure)
        {
            return new Finding(name, Outcome.Fail, Threw(failure), remedy) { Failure = failure };
        }
    }

    /// <summary>Looks at one point after the other; where a basic one fails, the others are left out.</summary>
    /// <param name="points">The points.</param>
    public static IEnumerable<Finding> FindAll(IEnumerable<ConformancePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        string? failed = null;
        foreach (ConformancePoint point in points)
        {
            Finding finding = failed is null ? point.Find() : new Finding(point.Name, Outcome.Skip, $"'{failed}' failed");
            failed ??= point.IsBasic && finding.Outcome == Outcome.Fail ? point.Name : null;
            yield return finding;
        }
    }

    internal static string Threw(Exception failure) => $"it threw {failure.GetType().Name}: {OneLine(failure.Message)}";

    // Libtorch's messages go on with a stack trace of its own.
    private static string OneLine(string message) => message.Split('\n')[0].Trim();
}
