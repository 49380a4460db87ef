using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NebulaBench.Host.Tests.Data;

/// <summary>A server on this machine that answers as a test wants and remembers what it was asked.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener listener;
    private readonly Action<HttpListenerContext> answer;

    public LocalServer(Action<HttpListenerContext> answer)
    {
        this.answer = answer;
        (listener, int port) = Listen();
        Root = new Uri($"http://127.0.0.1:{port}/");
        _ = Task.Run(ServeAsync);
    }

    public Uri Root { get; }

    /// <summary>Each request's path and Range header.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>An address on this machine where nobody listens.</summary>
    public static Uri Nowhere() => new($"http://127.0.0.1:{FreePort()}/");

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return; // the test is over
            }
            Requests.Enqueue($"{context.Request.Url!.AbsolutePath} {context.Request.Headers["Range"]}".TrimEnd());
            try
            {
                answer(context);
                context.Response.Close();
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The answer ended its connection itself, which is what it is for.
            }
        }
    }

    private static (HttpListener Listener, int Port) Listen()
    {
        while (true)
        {
            int port = FreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException)
            {
                listener.Close(); // somebody else was faster
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
