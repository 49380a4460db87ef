using NebulaBench.Conformance.Points;
using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Optimization;

/// <summary>What every optimizer must do. It is tried on a sum of squares, fast and not.</summary>
/// <param name="create">Makes the factory; called several times, with the same options each time.</param>
public sealed class OptimizerPoints(Func<IOptimizerFactory> create)
{
    private const int Steps = 3;
    private static readonly float[] Start = [1, -2, 0.5f, -0.25f];

    /// <summary>The points.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new("has a learning rate", "LearningRate must be finite and at least 0: give the one of the options.", HasALearningRate) { IsBasic = true },
        new("moves a parameter against its gradient", "After Step a sum of squares must be smaller.", Both(MovesAgainstTheGradient)) { IsBasic = true },
        new("keeps a parameter without a gradient", "Pass over parameters whose grad is null.", Both(KeepsWithoutGradient)),
        new("clears gradients", "After ClearGradients every grad must be null or zero.", Both(ClearsGradients)),
        new("follows its learning rate", "With a LearningRate of 0, Step must move nothing.", Both(FollowsItsRate)),
        new(
            "goes on from its state to the last bit", "State must hold everything that the next steps depend on, and Restore must take it back.",
            Both(GoesOnFromItsState)),
        new("the same gradients give the same steps", "Draw no random numbers, and keep nothing in static fields.", Both(GivesTheSameTwice)),
    ];

    private void HasALearningRate()
    {
        double rate = create().LearningRate;
        Require.That(double.IsFinite(rate) && rate >= 0, FormattableString.Invariant($"it is {rate}"));
    }

    private void MovesAgainstTheGradient(bool fast)
    {
        using var trial = new Trial(create(), fast);
        double before = trial.Loss;
        trial.Take(Steps);
        Require.That(trial.Loss < before, FormattableString.Invariant($"after {Steps} steps the sum of squares is {trial.Loss}, before {before}"));
    }

    private void KeepsWithoutGradient(bool fast)
    {
        using var trial = new Trial(create(), fast);
        trial.Take(Steps);
        Require.That(trial.Idle.SequenceEqual(Start), "it moves one");
    }

    private void ClearsGradients(bool fast)
    {
        using var trial = new Trial(create(), fast);
        trial.Take(1);
        trial.Optimizer.ClearGradients();
        Require.That(trial.IsCleared, "a gradient is left");
    }

    private void FollowsItsRate(bool fast)
    {
        using var trial = new Trial(create(), fast);
        trial.Optimizer.LearningRate = 0;
        trial.Take(1);
        Require.That(trial.Moved.SequenceEqual(Start), "it moves the parameter");
    }

    private void GoesOnFromItsState(bool fast)
    {
        using Trial whole = new(create(), fast), first = new(create(), fast);
        whole.Take(2 * Steps);
        first.Take(Steps);
        using var second = new Trial(create(), fast, first);
        second.Take(Steps);
        Require.That(second.Moved.SequenceEqual(whole.Moved), $"{Steps} steps, State, Restore and {Steps} steps give another result than {2 * Steps} steps");
    }

    private void GivesTheSameTwice(bool fast)
    {
        using Trial one = new(create(), fast), other = new(create(), fast);
        one.Take(Steps);
        other.Take(Steps);
        Require.That(one.Moved.SequenceEqual(other.Moved), "it gives two results");
    }

    private static Action Both(Action<bool> check) => () =>
    {
        Require.At("fast: false", () => check(false));
        Require.At("fast: true", () => check(true));
    };

    /// <summary>An optimizer with a parameter that it moves and one that never has a gradient.</summary>
    private sealed class Trial : IDisposable
    {
        private readonly DisposeScope scope = torch.NewDisposeScope();
        private readonly Parameter moved;
        private readonly Parameter idle;

        public Trial(IOptimizerFactory factory, bool fast, Trial? before = null)
        {
            moved = new Parameter(torch.tensor(before is null ? Start : before.Moved));
            idle = new Parameter(torch.tensor(Start));
            Optimizer = factory.Create([moved, idle], fast);
            Optimizer.LearningRate = factory.LearningRate;
            if (before is not null)
            {
                using var noGradients = torch.no_grad();
                Optimizer.Restore(before.Optimizer.State.ToDictionary(entry => entry.Key, entry => entry.Value.clone()), torch.CPU);
            }
        }

        public IOptimizer Optimizer { get; }

        public float[] Moved => moved.detach().data<float>().ToArray();

        public float[] Idle => idle.detach().data<float>().ToArray();

        public double Loss => Moved.Sum(value => (double)value * value);

        public bool IsCleared => moved.grad is not { } gradient || gradient.count_nonzero().ToInt64() == 0;

        public void Take(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                Optimizer.ClearGradients();
                moved.pow(2).sum().backward();
                Optimizer.Step();
            }
        }

        public void Dispose()
        {
            Optimizer.Dispose();
            scope.Dispose();
        }
    }
}
