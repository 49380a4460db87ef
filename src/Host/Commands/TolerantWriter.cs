using System.Text;

namespace NebulaBench.Host.Commands;

/// <summary>Writes to another writer until that fails; from then on, everything is dropped and the first failure is kept.</summary>
/// <param name="inner">The writer; not closed.</param>
internal sealed class TolerantWriter(TextWriter inner) : TextWriter
{
    private string? failure;

    /// <summary>What the system said of the first text that could not be written, or null.</summary>
    public string? Failure => failure;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (Volatile.Read(ref failure) is not null)
        {
            return;
        }
        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            Interlocked.CompareExchange(ref failure, problem.Message, null);
        }
    }
}
