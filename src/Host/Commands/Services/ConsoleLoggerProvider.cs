using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NebulaBench.Host.Commands.Services;

/// <summary>
/// Writes warnings and errors, a plugin's among them, as plain lines, each line once: data that are read again have the same faults.
/// </summary>
/// <param name="output">Where to; not closed.</param>
public sealed class ConsoleLoggerProvider(TextWriter output) : ILoggerProvider
{
    // The names of our classes say nothing to users; those of others say whose plugin warns.
    private const string OwnCategories = "NebulaBench.";

    private readonly ConcurrentDictionary<string, bool> said = new();

    /// <summary>Is given every line as well; null for nobody.</summary>
    public Action<string>? Listener { get; set; }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    /// <summary>Writes a line, unless it has been written.</summary>
    public void Write(string line)
    {
        if (said.TryAdd(line, true))
        {
            output.WriteLine(line);
            Listener?.Invoke(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(string category, ConsoleLoggerProvider provider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            string who = category.StartsWith(OwnCategories, StringComparison.Ordinal) ? "" : $"{category}: ";
            provider.Write($"{logLevel.ToString().ToLowerInvariant()}: {who}{formatter(state, exception)}");
        }
    }
}
