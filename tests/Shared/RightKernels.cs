using NebulaBench.Runtime.Libtorch;

#pragma warning disable CA1050 // outside a namespace, NUnit sets it up before all tests of the project, whatever theirs
/// <summary>Tests compute as the program does.</summary>
[SetUpFixture]
public sealed class RightKernels
{
    [OneTimeSetUp]
    public void Keep() => OneDnnKernels.UseCorrectKernels();
}
