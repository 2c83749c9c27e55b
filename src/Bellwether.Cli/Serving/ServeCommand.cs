using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Bellwether.Desk;
using Bellwether.Web;

namespace Bellwether.Cli.Serving;

/// <summary>
/// The composition root: the one place where the command line and the web surface meet. It hands the web surface a store and a book of questions,
/// and knows nothing else of it (docs/decisions/0010).
/// </summary>
public static class ServeCommand
{
    private const int DefaultPort = 5080;

    /// <summary>The command.</summary>
    public static Command Build(Runner run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var port = new Option<int>("--port", "-p") { HelpName = "N", Description = "Port; 0 takes any free one.", DefaultValueFactory = _ => DefaultPort };
        var listen = new Option<string?>("--listen") { HelpName = "ADDRESS", Description = "Another address than 127.0.0.1, such as 0.0.0.0; needs --token-file." };
        var token = new Option<string?>("--token-file") { HelpName = "FILE", Description = "File with the token that every request must carry (at least 16 characters)." };
        var host = new Option<string[]>("--host") { HelpName = "NAME", Description = "A name under which the server may be asked, besides its address.", AllowMultipleArgumentsPerToken = true };
        var rate = new Option<int>("--rate") { HelpName = "N", Description = "Requests a second that one address may make; 0 for any number.", DefaultValueFactory = _ => WebSettings.UsualRate };
        var command = new ExampleCommand(
            "serve",
            "The same questions in a browser and over REST, on this machine only unless told otherwise. Ctrl+C ends it.",
            """
            bellwether serve
            bellwether serve --port 8080 --store ./tokyo
            bellwether serve --listen 0.0.0.0 --token-file token.txt --host desk.example
            """) { port, listen, token, host, rate };
        command.SetAction(run.With(session =>
        {
            var store = ServedStore.Of(session);
            var settings = new WebSettings
            {
                StorePath = store.Path,
                StoreOption = session.Named(store),
                Definitions = session.Definitions,
                Address = Address(session.Parse.GetValue(listen)),
                Port = Port(session.Parse.GetValue(port)),
                Token = Token(session.Parse.GetValue(token)),
                Hosts = [.. session.Parse.GetValue(host) ?? []],
                RatePerSecond = Rate(session.Parse.GetValue(rate)),
                Clock = session.Context.Clock,
                Report = session.Quiet ? null : session.Context.Errors.WriteLine,
            };
            return Run(session.Context, settings);
        }));
        return command;
    }

    private static int Run(CliContext context, WebSettings settings)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        WebHost.RunAsync(settings, new CommandQuestions(context), url =>
        {
            context.Output.WriteLine($"Bellwether answers at {url}");
            context.Output.Flush();
        }, stop.Token).GetAwaiter().GetResult();
        return (int)ExitCode.Done;
    }

    private static IPAddress Address(string? text) => text is null
        ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address : throw new DeskException(ExitCode.Usage, $"--listen {text} is not an address: expected one of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.");

    private static int Port(int port) => port is >= 0 and <= 65_535
        ? port
        : throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--port {port}: expected 0 to 65535."));

    private static int Rate(int rate) => rate >= 0
        ? rate
        : throw new DeskException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--rate {rate}: expected 0 or more requests a second."));

    private static string? Token(string? file)
    {
        if (file is null) return null;
        if (!File.Exists(file)) throw new DeskException(ExitCode.Usage, $"--token-file {file}: there is no such file. Make one with: head -c 24 /dev/urandom | base64 > {file}");
        return File.ReadAllText(file).Trim();
    }
}
