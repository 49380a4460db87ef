using NebulaBench.Errors;

namespace NebulaBench.Host.Tests.Commands;

public sealed class ControlCharactersTests
{
    [TestCase("plain\ttext\nof two lines", "plain\ttext\nof two lines")]
    [TestCase("\u001b]0;title\u0007", "\\x1b]0;title\\x07")]
    [TestCase("over\rwritten", "over\\x0dwritten")]
    [TestCase("\u009b31m", "\\x9b31m")]
    [TestCase("gnp\u202e.exe", "gnp\\x202e.exe")]
    [TestCase("Bär 🐻", "Bär 🐻")]
    public void Show_WhatTerminalsObey_IsSpelledOut(string text, string expected) =>
        Assert.That(ControlCharacters.Show(text), Is.EqualTo(expected));

    [Test]
    public void Message_OfAnError_HoldsNone() => Assert.That(
        new NebulaException("NB5109", "field 1 is no number: '\u001b[2J'.", "\u001b.csv", "Look at \u0007.").Message,
        Is.EqualTo("NB5109: \\x1b.csv: field 1 is no number: '\\x1b[2J'. Look at \\x07."));
}
