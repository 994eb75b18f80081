<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<%@ page buffer="1kb" %>
<shop:page title="${topic.title()}">
<p><a href="${pageContext.request.contextPath}/forum">Forum</a></p>
<h1><c:out value="${topic.title()}"/></h1>
<c:forEach var="post" items="${posts}">
<article class="post">
<p class="quiet"><strong><c:out value="${post.author()}"/></strong>, <time datetime="${post.written()}"><c:out value="${post.written().toString().substring(0, 10)}"/></time></p>
<p class="text"><c:out value="${post.body()}"/></p>
</article>
</c:forEach>
<form class="sheet" action="${pageContext.request.contextPath}/forum/${topic.id()}" method="post">
<h2>Answer</h2>
<shop:field form="${form}" name="author" label="Your name here" maxlength="80"/>
<shop:field form="${form}" name="body" label="Text" lines="5" maxlength="4000"/>
<p class="end"><button>Post</button></p>
</form>
</shop:page>
