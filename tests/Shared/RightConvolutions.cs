using NebulaBench.Libtorch;

#pragma warning disable CA1050 // outside a namespace, NUnit sets it up before all tests of the project, whatever theirs
/// <summary>Tests convolve as the program does.</summary>
[SetUpFixture]
public sealed class RightConvolutions
{
    [OneTimeSetUp]
    public void Keep() => ConvolutionKernels.KeepRight();
}
