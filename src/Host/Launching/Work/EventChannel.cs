using System.IO.Pipes;
using NebulaBench.Errors;

namespace NebulaBench.Host.Launching.Work;

/// <summary>Where a worker writes its events: a pipe that whoever started it has given it, or its standard output.</summary>
public static class EventChannel
{
    /// <summary>The option of <c>nebula work</c> that names the pipe.</summary>
    public const string Option = "--events";

    /// <summary>Opens the channel.</summary>
    /// <param name="handle">The pipe's handle as this process has inherited it; null for the standard output.</param>
    /// <exception cref="NebulaException">NB1423: there is no such pipe.</exception>
    public static TextWriter Open(string? handle)
    {
        if (handle is null)
        {
            return Console.Out;
        }
        try
        {
            return new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, handle));
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            throw new NebulaException(
                "NB1423", $"'{handle}' is not a pipe that this process has been given.", Option,
                "Leave it out: events then go to the standard output.", failure);
        }
    }
}
