using NebulaBench.Launching;

namespace NebulaBench.Host.Tests.Launching;

/// <summary>The lines that workers write.</summary>
public sealed class LaunchEventTests
{
    [Test]
    public void ToLine_AnEvent_IsOneLineWithoutWhatIsNotSaid() => Assert.That(
        new LaunchEvent { Event = LaunchEventKind.StartUp, Run = 3, Text = "a\nb", Seconds = new Dictionary<string, double> { ["data"] = 0.5 } }.ToLine(),
        Is.EqualTo("""{"event":"start_up","run":3,"text":"a\nb","seconds":{"data":0.5}}"""));

    [Test]
    public void Read_ItsOwnLine_GivesTheEventAgain()
    {
        var happened = new LaunchEvent { Event = LaunchEventKind.Epoch, Run = 3, Done = double.NaN, Text = "total NaN" };

        Assert.That(LaunchEvent.Read(happened.ToLine()), Is.EqualTo(happened));
    }

    [TestCase("")]
    [TestCase("warning: something")]
    [TestCase("{ not json")]
    [TestCase("""{"event":"unheard-of"}""")]
    [TestCase("""{"run":3}""")]
    public void Read_AnyOtherLine_IsNoEvent(string line) => Assert.That(LaunchEvent.Read(line), Is.Null);
}
