import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Java's HttpClient: one call a mode, the body as it came. */
public class Ask {
    public static void main(String[] arguments) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String mode : System.getenv("LAB_MODES").split(",")) {
            System.out.println("--" + mode + "--");
            HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("LAB_URL")))
                .header("content-type", "application/json").header("authorization", "Bearer sk-lab")
                .POST(HttpRequest.BodyPublishers.ofString(System.getenv("LAB_BODY_" + mode))).build();
            HttpResponse<java.util.stream.Stream<String>> answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
            String text = String.join("\n", answer.body().toList());
            if (answer.statusCode() != 200) throw new RuntimeException(answer.statusCode() + " " + text);
            System.out.println(text);
        }
    }
}
