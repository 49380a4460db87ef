using NebulaBench.Runtime.Platform;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training;

/// <summary>What the C library keeps for the next step is given back where it outgrows what is in use.</summary>
[NonParallelizable]
public sealed class FreedMemoryTests
{
    private const int Pieces = 32, PieceBytes = 40 << 20;

    [Test]
    public void GiveBackSurplus_HolesBetweenPiecesInUse_LeavesTheProcessSmaller()
    {
        Assume.That(OperatingSystem.IsLinux(), "The C library of this system is another one.");
        MallocTuning.Keep();
        var pins = new List<torch.Tensor>();
        var large = new List<torch.Tensor>();
        for (int piece = 0; piece < Pieces; piece++)
        {
            large.Add(torch.ones(PieceBytes / sizeof(float)).DetachFromDisposeScope());
            pins.Add(torch.ones(1 << 16).DetachFromDisposeScope()); // what holds the end of the heap where it is
        }
        large.ForEach(tensor => tensor.Dispose());
        long before = Environment.WorkingSet;

        bool gaveBack = MallocTuning.GiveBackSurplus();

        long after = Environment.WorkingSet;
        pins.ForEach(tensor => tensor.Dispose());
        Assert.That(gaveBack);
        Assert.That(before - after, Is.GreaterThan(Pieces * (long)PieceBytes / 2));
    }
}
