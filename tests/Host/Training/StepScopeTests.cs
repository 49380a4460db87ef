using NebulaBench.Testing;
using NebulaBench.Training.Steps;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training;

public sealed class StepScopeTests
{
    private const int Tensors = 60, Steps = 200;

    [Test]
    public void Clear_AfterEachStep_LeavesNoTensorOfIt()
    {
        using var scope = new StepScope();
        using torch.Tensor kept = torch.ones(3).DetachFromDisposeScope();
        long before = LiveTensors.Before();

        torch.Tensor left = kept + 1, disposed = kept + 2;
        disposed.Dispose();
        scope.Clear();

        Assert.That((left.IsInvalid, kept.IsInvalid), Is.EqualTo((true, false)));
        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
        using torch.Tensor next = kept + 3;
        scope.Clear();
        Assert.That(next.IsInvalid, Is.True, "It goes on holding tensors.");
    }

    [Test]
    public void Clear_ManySteps_AllocatesLessThanAScopeOfTheLibrary()
    {
        using torch.Tensor one = torch.ones(1);
        long own, library;
        using (var scope = new StepScope())
        {
            own = Allocated(one, scope.Clear);
        }
        using (DisposeScope scope = torch.NewDisposeScope())
        {
            library = Allocated(one, scope.DisposeEverything);
        }

        // The list of what is left, against tables that grow.
        Assert.That(library - own, Is.GreaterThan(2000));
    }

    /// <summary>The bytes that a step of so many tensors takes on the managed heap.</summary>
    private static long Allocated(torch.Tensor one, Action clear)
    {
        long before = 0;
        for (int step = -1; step < Steps; step++)
        {
            if (step == 0)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }
            for (int tensor = 0; tensor < Tensors; tensor++)
            {
                one.detach();
            }
            clear();
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Steps;
    }
}
