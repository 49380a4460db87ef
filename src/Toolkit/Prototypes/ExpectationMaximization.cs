using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>When the fit of a mixture ends (Dempster, Laird and Rubin, 1977, for what an iteration is).</summary>
internal static class ExpectationMaximization
{
    private const int MostIterations = 100;
    private const double LeastGain = 1e-4;

    /// <summary>Iterates until the mean log-density gains less than 1e-4, at most 100 times; each iteration in a dispose scope of its own.</summary>
    /// <param name="iteration">One iteration, given its number from 0; gives the mean log-density that it has reached or found.</param>
    /// <returns>The last of them.</returns>
    public static double Until(Func<int, double> iteration)
    {
        double before = double.NegativeInfinity;
        for (int number = 0; number < MostIterations; number++)
        {
            using var scope = torch.NewDisposeScope();
            double reached = iteration(number);
            bool hasSettled = reached - before < LeastGain;
            before = reached;
            if (hasSettled)
            {
                break;
            }
        }
        return before;
    }
}
