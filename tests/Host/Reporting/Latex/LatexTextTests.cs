using NebulaBench.Reporting.Latex;

namespace NebulaBench.Host.Tests.Reporting.Latex;

public class LatexTextTests
{
    [TestCase(@"a\b{c}", @"a\textbackslash{}b\{c\}")]
    [TestCase("50 % of $x_1^2$ & #3 ~", @"50 \% of \$x\_1\textasciicircum{}2\$ \& \#3 \textasciitilde{}")]
    [TestCase("a | \"b\" <c> `d`", @"a \textbar{} \textquotedbl{}b\textquotedbl{} \textless{}c\textgreater{} \textasciigrave{}d\textasciigrave{}")]
    [TestCase("β-vae, R², 1–2 × 3", @"$\beta$-vae, R\textsuperscript{2}, 1--2 $\times$ 3")]
    [TestCase("NMI\u00A0↑", @"NMI~$\uparrow$")]
    [TestCase("--threads", "-{}-threads")]
    [TestCase("[16, 32]*", "{[}16, 32]{*}")]
    [TestCase("naïve e\u0301tude", "naïve étude")]
    [TestCase("数 🙂", "U+6570 U+1F642")]
    [TestCase("two\nlines", "two lines")]
    public void Escape_Text_PrintsAsItIs(string text, string expected) => Assert.That(LatexText.Escape(text), Is.EqualTo(expected));

    // Not a test case: its name could not be written into a result.
    [Test]
    public void Escape_WhatIsNoCharacter_IsNamedByTheCodeOfOneThatIsUnknown() => Assert.That(LatexText.Escape("a\uFFFEb"), Is.EqualTo("aU+FFFDb"));

    [TestCase("0.625 ± 0.311", @"$0.625 \pm 0.311$")]
    [TestCase("-0.625", "$-0.625$")]
    [TestCase("1,134,272", "$1{,}134{,}272$")]
    [TestCase("2.26E+009 ± 1.00E-003", @"$2.26 \times 10^{9} \pm 1.00 \times 10^{-3}$")]
    [TestCase("0.625 (n = 1)³", @"$0.625$ (n = 1)\textsuperscript{3}")]
    [TestCase("0 of 3⁴,⁵,¹⁰", @"0 of 3\textsuperscript{4,5,10}")]
    [TestCase("–¹", @"--\textsuperscript{1}")]
    [TestCase("", "")]
    public void Write_CellOfNumbers_IsSetInMathMode(string cell, string expected) => Assert.That(LatexNumber.Write(cell), Is.EqualTo(expected));
}
