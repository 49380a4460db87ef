using NebulaBench.Errors;
using NebulaBench.Host.Launching.Work;

namespace NebulaBench.Host.Tests.Launching;

public sealed class RunNumbersTests
{
    [TestCase("3", new[] { 3 })]
    [TestCase("1,4-6, 12", new[] { 1, 4, 5, 6, 12 })]
    public void Read_NumbersOfThePlan_GivesThemInOrder(string text, int[] numbers) =>
        Assert.That(RunNumbers.Read(text, 12), Is.EqualTo(numbers));

    [TestCase("")]
    [TestCase("0")]
    [TestCase("13")]
    [TestCase("-1")]
    [TestCase("3-1")]
    [TestCase("1-99999999")]
    [TestCase("one")]
    public void Read_AnythingElse_SaysWhatWouldWork(string text) => Assert.That(
        () => RunNumbers.Read(text, 12),
        Throws.TypeOf<NebulaException>().With.Message.Contain("NB1420").And.Message.Contain("Give numbers from 1 to 12"));
}
