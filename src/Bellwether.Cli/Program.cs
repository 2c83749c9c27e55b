using System.Text;
using Bellwether.Cli;

var bytes = Console.OpenStandardOutput();
var output = new StreamWriter(bytes, new UTF8Encoding(false), 16 * 1024) { AutoFlush = false, NewLine = "\n" };
var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
var context = new CliContext
{
    Output = output,
    Bytes = bytes,
    InputBytes = Console.OpenStandardInput(),
    Errors = errors,
    Input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)),
    Clock = TimeProvider.System,
    OutputIsTerminal = !Console.IsOutputRedirected,
    ErrorsAreTerminal = !Console.IsErrorRedirected,
    Width = Console.IsOutputRedirected ? 100 : TerminalWidth(),
    Stop = stop.Token,
};
var code = CommandLine.Run(args, context);
// A surface that served a program over this stream closes it when the program leaves.
if (bytes.CanWrite) output.Flush();
return code;

static int TerminalWidth()
{
    try
    {
        return Math.Clamp(Console.WindowWidth, 40, 160);
    }
    catch (IOException)
    {
        return 100;
    }
}
