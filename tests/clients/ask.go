// Go's net/http: one call a mode, the body as it comes.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	for _, mode := range strings.Split(os.Getenv("LAB_MODES"), ",") {
		fmt.Printf("--%s--\n", mode)
		request, err := http.NewRequest("POST", os.Getenv("LAB_URL"), strings.NewReader(os.Getenv("LAB_BODY_"+mode)))
		if err != nil {
			panic(err)
		}
		request.Header.Set("content-type", "application/json")
		request.Header.Set("authorization", "Bearer sk-lab")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		io.Copy(os.Stdout, answer.Body)
		fmt.Println()
		if answer.StatusCode != 200 {
			os.Exit(1)
		}
	}
}
